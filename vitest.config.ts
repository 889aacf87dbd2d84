import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["{packages,stacks,tools}/**/*.test.ts"], passWithNoTests: false } });
