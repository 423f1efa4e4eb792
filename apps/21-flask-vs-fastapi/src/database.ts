interface Row {
  id: number;
  name: string;
  password_hash: string;
}

/**
 * Stands for a row of the database. User 999 has lost his name: a type
 * says what a row should be, and the cast what a driver believes.
 */
export function find(id: number): Row {
  const name = id === 999 ? null : "John";
  return { id, name, password_hash: "scrypt:" } as Row;
}
