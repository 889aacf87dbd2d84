/** The source of a regular expression (with the flag `u`) that matches just this text. */
export function literally(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}
