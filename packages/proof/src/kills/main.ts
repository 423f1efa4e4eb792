// npm run kills: ends the lessons that keep data twenty times with SIGKILL,
// and demands that nothing is lost that they had said yes to.
import { KEEPERS, type Keeper } from "./keepers.ts";
import { killOften } from "./kill-often.ts";

const KILLS = 20;

await Promise.all(KEEPERS.map(tryKeeper));

async function tryKeeper(keeper: Keeper): Promise<void> {
  const { kills, acknowledged, lost } = await killOften(keeper, KILLS);
  const isRight = lost.length === 0 && acknowledged > 0;
  console.log(
    `${isRight ? "" : "WRONG: "}${keeper.lesson}: ${kills} kills, ${acknowledged} rows acknowledged, ${lost.length} lost.`,
  );
  if (!isRight) process.exitCode = 1;
}
