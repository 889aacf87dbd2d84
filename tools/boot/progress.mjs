const FRAMES = ["|", "/", "-", "\\"];
const FRAME_MS = 150;

/**
 * Shows that something takes its time: one line that counts the seconds on a terminal, a line at the start and one at
 * the end anywhere else. `update` adds a detail to the line, `end` closes it with a word.
 */
export function showProgress(title, out = process.stderr) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  const animated = out.isTTY && process.env.CI === undefined;
  let detail = "";
  let frame = 0;
  const draw = () => out.write(`\r\u001B[K${FRAMES[frame++ % FRAMES.length]} ${title} ... ${seconds()} s${detail}`);
  const timer = animated ? setInterval(draw, FRAME_MS) : undefined;
  if (!animated) out.write(`${title} ...\n`);
  return {
    update(text) {
      if (text !== undefined) detail = `, ${text}`;
    },
    end(word) {
      clearInterval(timer);
      out.write(`${animated ? "\r\u001B[K" : ""}${title}: ${word} after ${seconds()} s\n`);
    },
  };
}
