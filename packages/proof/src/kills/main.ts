// npm run kills: ends the lessons that keep data twenty times with SIGKILL,
// and demands that nothing is lost that they had said yes to.
import { KEEPERS } from "./keepers.ts";
import { killOften } from "./kill-often.ts";

const KILLS = 20;

for (const keeper of KEEPERS) {
  const { kills, acknowledged, lost } = await killOften(keeper, KILLS);
  console.log(
    `${keeper.lesson}: ${kills} kills, ${acknowledged} rows acknowledged, ${lost.length} lost.`,
  );
  if (lost.length > 0 || acknowledged === 0) process.exitCode = 1;
}
