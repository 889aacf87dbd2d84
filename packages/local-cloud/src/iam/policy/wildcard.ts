/**
 * Whether a text is what a pattern of IAM says: `*` stands for any characters, also none, and `?` for any one. Goes
 * through both once and back only to the last `*`, so that no pattern can make it slow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let tried = 0;
  for (let position = 0; position < text.length;) {
    const wanted = pattern[at];
    if (wanted === "*") {
      star = at++;
      tried = position;
    } else if (wanted === "?" || wanted === text[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++tried;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
