/** A test that did not run, and why. */
export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** Counts what passed and what failed: each check is one, each test is one. */
export class Tally {
  passed = 0;
  failed = 0;
  readonly skipped: Skip[] = [];

  add(passed: boolean): void {
    if (passed) this.passed += 1;
    else this.failed += 1;
  }

  skip(skip: Skip): void {
    this.skipped.push(skip);
  }

  /** The last line of `npm test`, such as `212 passed, 0 failed` or `212 passed, 0 failed, 2 skipped`. */
  summary(): string {
    const skipped = this.skipped.length === 0 ? "" : `, ${this.skipped.length} skipped`;
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }
}
