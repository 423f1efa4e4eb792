import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readClassOptions } from "./class/start-options.ts";
import { startGallery } from "./start.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const wanted = process.env["PORT"] || "3000";

if (!/^\d+$/.test(wanted) || Number(wanted) > 65_535) {
  fail(`PORT must be a number from 0 to 65535, not "${wanted}".`);
}

try {
  const port = Number(wanted);
  const classOptions = readClassOptions(
    process.argv.slice(2),
    port,
    process.env["REDIS_URL"],
  );
  const gallery = await startGallery({
    root,
    port,
    ...(classOptions && { classOptions }),
  });
  const stop = () => void gallery.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log(`Decant is open on ${gallery.url}`);
  const { room } = gallery;
  if (room) {
    const invite = () => {
      console.log(room.invitation());
      console.log(`You teach on ${gallery.url}/class`);
    };
    invite();
    room.onOpen(invite);
    room.onEnd(() => console.log("The class is over."));
  }
} catch (error) {
  fail((error as Error).message);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
