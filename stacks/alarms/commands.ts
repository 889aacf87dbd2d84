/** A command that an alarm's text names, as it is typed in this repository; a test holds each against the menu. */
export const streambridge = (command: string): string => `pnpm streambridge ${command} --stage ${$app.stage}`;
