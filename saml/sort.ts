/** Compares by code unit and not by locale, because the order ends up in a plan that must be the same everywhere. */
export function by<T>(key: (value: T) => string | number): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
