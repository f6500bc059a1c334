/** Reads a vendor's word back; undefined when the table does not have it. */
export function readWord<Key extends string>(
  table: Partial<Record<Key, string>>,
  word: unknown,
): Key | undefined {
  return (Object.keys(table) as Key[]).find((key) => table[key] === word);
}
