import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const NAME = "@valhallajs/valhallajs";

export type NativePackage =
  | { readonly ok: true; readonly entry: string; readonly builder: string }
  | { readonly ok: false; readonly why: string };

/** What decides whether the engine is there; given only by tests. */
export interface NativeQuestion {
  readonly name?: string;
  readonly platform?: string;
  readonly arch?: string;
}

/**
 * Where the optional routing engine stands: its module and its tile builder. It has binaries for Linux (x64, arm64) and
 * macOS (arm64). Nothing is loaded here: a broken library must not take this process with it.
 */
export const nativePackage = ({
  name = NAME,
  platform = process.platform,
  arch = process.arch,
}: NativeQuestion = {}): NativePackage => {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    return { ok: false, why: `the optional package ${name} is not installed` };
  }
  const folder = join(dirname(entry), platform, arch);
  const builder = join(folder, "valhalla_build_tiles");
  if (!existsSync(join(folder, "valhalla_node.node")) || !existsSync(builder)) {
    return { ok: false, why: `${name} has no binaries for ${platform}-${arch}` };
  }
  return { ok: true, entry, builder };
};
