/** The element of a tenant's details. By its place: a name could be anything. */
export function detailsId(place: number): string {
  return `tenant-${place}`;
}
