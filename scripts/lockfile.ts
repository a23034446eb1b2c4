import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tree.ts";

interface LockEntry extends Partial<Platform> {
  readonly version?: string;
  readonly dev?: true;
  readonly optional?: true;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, LockEntry>>;

const OS: Readonly<Record<string, string>> = { windows: "win32" };
const OSES = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
  "windows",
];
const CPU: Readonly<Record<string, string>> = { "64": "x64", armv7: "arm" };
const CPUS = [
  "64",
  "arm",
  "arm64",
  "armv7",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

interface Platform {
  readonly os?: readonly string[];
  readonly cpu: readonly string[];
  readonly libc?: readonly string[];
}

/** Platform of a binary package, read from its name: `@oxlint/binding-linux-arm64-musl` → linux, arm64, musl. */
const platformOf = (name: string): Platform | null => {
  const words = name.split(/[/-]/);
  const os = words.find((word) => OSES.includes(word));
  const cpu = words.findLast((word) => CPUS.includes(word));
  if (cpu === undefined || (os === undefined && cpu !== "wasm32")) return null;
  const libc = words.find((word) => /^(?:gnu|musl)/.test(word));
  return {
    ...(os === undefined ? {} : { os: [OS[os] ?? os] }),
    cpu: [CPU[cpu] ?? cpu],
    ...(libc === undefined ? {} : { libc: [libc.startsWith("musl") ? "musl" : "glibc"] }),
  };
};

/** Whether the lockfile locks `name` as the package at `path` would find it: beside it, or in any folder above. */
const isLocked = (packages: Packages, path: string, name: string): boolean => {
  const segments = path.split("/node_modules/");
  return (
    segments.some((_, i) => {
      const prefix = segments.slice(0, segments.length - i).join("/node_modules/");
      return packages[`${prefix}/node_modules/${name}`] !== undefined;
    }) || packages[`node_modules/${name}`] !== undefined
  );
};

/**
 * Entries that a lockfile lacks: the binaries of other platforms. npm leaves them out when the registry it was made against
 * has no copy of them, or when node_modules was already there, and then refuses its own lockfile in `npm ci`.
 * Throws where a missing package names no platform or no exact version.
 */
export const missingPlatforms = (packages: Packages): Packages => {
  const missing: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, path, name)) continue;
      const platform = platformOf(name);
      if (platform === null || !/^\d/.test(version))
        throw new Error(`${path} wants ${name}@${version}, which is not locked`);
      // In npm's own order of keys, so that its next install changes no line.
      missing[`node_modules/${name}`] = {
        version,
        cpu: platform.cpu,
        ...(entry.dev === true ? { dev: true as const } : {}),
        ...(platform.libc === undefined ? {} : { libc: platform.libc }),
        optional: true,
        ...(platform.os === undefined ? {} : { os: platform.os }),
      };
    }
  }
  return missing;
};

const main = (write: boolean): number => {
  const path = join(ROOT, "package-lock.json");
  const lock: { packages: Packages } = JSON.parse(readFileSync(path, "utf8"));
  const missing = missingPlatforms(lock.packages);
  const names = Object.keys(missing);
  if (write && names.length > 0) {
    const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, "en"));
    writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
    console.log(`locked ${names.length} binaries of other platforms`);
    return 0;
  }
  for (const name of names) console.log(`${name} is not locked: npm ci will refuse this lockfile`);
  return names.length === 0 ? 0 : 1;
};

if (import.meta.main) process.exitCode = main(process.argv.includes("--write"));
