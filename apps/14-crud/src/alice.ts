// The usual printed answer: one user through all four operations.

import type { Database } from "./models.ts";

/** Creates Alice, reads her, renames her to Alicia, deletes her. */
export async function alice({ User }: Database): Promise<void> {
  // #region alice
  await User.create({ name: "Alice" }); // create

  const where = { name: "Alice" }; // read
  const user = await User.findOne({ where });

  await user?.update({ name: "Alicia" }); // update

  await user?.destroy(); // delete
  // #endregion
}
