/** Stands for a row of the database, secrets included. */
export function find(id: number) {
  return { id, name: `User ${id}`, password_hash: "scrypt:" };
}
