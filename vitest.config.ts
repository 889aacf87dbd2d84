import { defineConfig } from "vitest/config";

// Real servers, workers and bundles take longer than vitest's 5 s on a busy machine; a story boots the whole stack.
const UNIT_TIMEOUT_MS = 60_000;
const STORY_TIMEOUT_MS = 120_000;

const project = (name: string, include: string[], timeout: number, exclude: string[] = []) => ({
  test: { name, include, exclude: ["**/node_modules/**", ...exclude], testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    // Two cores are what CI has; more workers than cores only make the waits of each test longer.
    maxWorkers: 2,
    projects: [
      project("unit", ["packages/**/*.test.ts", "tools/sst-platform/**/*.test.ts"], UNIT_TIMEOUT_MS, [
        "packages/stories/**",
        "**/*.story.test.ts",
      ]),
      project("house", ["tools/{audit,boot,house,test}/**/*.test.ts"], UNIT_TIMEOUT_MS),
      project("stack", ["stacks/**/*.test.ts"], STORY_TIMEOUT_MS),
      project("stories", ["packages/stories/**/*.test.ts", "packages/**/*.story.test.ts"], STORY_TIMEOUT_MS),
    ],
  },
});
