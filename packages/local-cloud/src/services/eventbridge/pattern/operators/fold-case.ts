/**
 * Whether two strings are equal but for case, code point by code point as event-ruler compares them: a case mapping that
 * changes the length (ß to SS) does not count, so `STRASSE` is not `straße`.
 */
export function equalIgnoringCase(left: string, right: string): boolean {
  if (left === right) return true;
  const leftPoints = codePoints(left);
  const rightPoints = codePoints(right);
  if (leftPoints.length !== rightPoints.length) return false;
  return leftPoints.every((point, index) => sameLetter(point, rightPoints[index] ?? ""));
}

function sameLetter(left: string, right: string): boolean {
  return left === right || (lower(left) === lower(right) && upper(left) === upper(right));
}

function lower(point: string): string {
  const mapped = point.toLowerCase();
  return mapped.length === point.length ? mapped : point;
}

function upper(point: string): string {
  const mapped = point.toUpperCase();
  return mapped.length === point.length ? mapped : point;
}

/** The code points of a text, each as a string. */
export function codePoints(text: string): string[] {
  return Array.from(text);
}
