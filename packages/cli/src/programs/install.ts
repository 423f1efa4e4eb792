import type { Command } from "commander";
import { describe } from "./describe.ts";

/** The commands that see to what lessons need. */
export function addInstallCommands(program: Command): void {
  describe(
    program.command("flask"),
    "Install Flask, and what else the Python sides need, into .venv",
    ["flask", "PYTHON=python3.12 npx decant flask"],
  ).action(async () => {
    const { installFlask } = await import("../commands/flask.ts");
    await installFlask();
  });

  describe(
    program.command("doctor"),
    "Show what is installed, and what each missing thing would add",
    ["doctor", "doctor --class"],
  )
    .option("--class", "instead, check what a class needs, before the hour")
    .action(async (options: { class?: true }) => {
      if (options.class) {
        const { doctorClass } = await import("../commands/doctor-class.ts");
        await doctorClass();
        return;
      }
      const { doctor } = await import("../commands/doctor.ts");
      await doctor();
    });
}
