import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The suites that take a minute each: one that starts last keeps the other core waiting for it. */
const LONG = ["/scenario.test.ts", "/start-embedded.test.ts", "/testing/crash/", "/surface.pg.test.ts"];

const rank = ({ moduleId }: TestSpecification): number => (LONG.some((name) => moduleId.includes(name)) ? 0 : 1);

/** Vitest's own order, with the long suites before the others. */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
