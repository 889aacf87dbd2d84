/** First and last name as one text, the way `fullname` was always made. */
export function fullName(firstname: string, lastname: string): string {
  return `${firstname} ${lastname}`;
}
