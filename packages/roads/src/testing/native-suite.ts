import { beforeAll, describe, expect, test } from "vitest";
import { nativePackage } from "../tiles/native-package.ts";

/** Platforms for which the routing engine has binaries. */
const SUPPORTED = new Set(["linux-x64", "linux-arm64", "darwin-arm64"]);

/**
 * A suite that needs the routing engine. Where the package ought to be and is not, it fails; on a platform it has no
 * binaries for, it says loudly what was not tested.
 */
export const nativeSuite = (name: string, suite: () => void): void => {
  const native = nativePackage();
  if (native.ok) {
    describe(name, suite);
    return;
  }
  describe(name, () => {
    beforeAll(() => {
      console.error(`NOT TESTED: ${name}, because ${native.why}. Travel times are straight-line estimates here.`);
    });
    test("the routing engine is there, or this platform has none", () => {
      expect([...SUPPORTED]).not.toContain(`${process.platform}-${process.arch}`);
    });
  });
};
