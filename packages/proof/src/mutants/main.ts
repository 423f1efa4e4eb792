// npm run mutants -- 5 shared: changes their sources, one small change after
// the other, and demands that the tests notice. With --flask: the lesson's
// Flask side. Without a name: the table.
import { parseArgs } from "node:util";
import { findPlace, type Place } from "./places.ts";
import { isEnough, keepResult, score, writeTable } from "./report.ts";
import { formatSurvivor, isAmong, readNamed } from "./survivors.ts";
import { tryFlask } from "./try-flask.ts";
import { tryMutants } from "./try-mutants.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { flask: { type: "boolean" } },
});
const language = values.flask ? "python" : "typescript";
const places = positionals.map((text) => findPlace(text, language));
for (const place of places) {
  const passed = await tryPlace(place);
  if (!passed) process.exitCode = 1;
}
const table = writeTable();
if (places.length === 0) console.log(table);

async function tryPlace(place: Place): Promise<boolean> {
  const result =
    place.language === "python" ? tryFlask(place) : await tryMutants(place);
  keepResult(result);
  const named = readNamed(place.name);
  const unnamed = result.survivors.filter(
    (each) => !isAmong(each, named.survivors),
  );
  const gone = named.survivors.filter(
    (each) => !isAmong(each, result.survivors),
  );
  console.log(`${place.name}: ${score(result)} of 100 were noticed.`);
  if (unnamed.length > 0) {
    console.log("No test notices these. Add one, or say why in survivors.md:");
    console.log([...new Set(unnamed.map(formatSurvivor))].join("\n"));
  }
  if (gone.length > 0) {
    console.log("These are noticed now. Take them out of survivors.md:");
    console.log(gone.map(formatSurvivor).join("\n"));
  }
  const enough = isEnough(result, place.demanded);
  if (!enough) {
    console.log(`${place.demanded} of 100 are demanded.`);
  }
  return enough && unnamed.length === 0 && gone.length === 0;
}
