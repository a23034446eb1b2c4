// Installs what npm can, before any documented command. Plain JavaScript: it runs on whatever Node the machine has,
// with nothing installed; the command itself then runs on the Node of node_modules/.bin (docs/adr/0002).
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The packages of a lockfile, or null where it is missing or unreadable. */
const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null;
  }
};

/**
 * What differs between the lockfile and what is installed, in a few words; null where nothing does. Contents are
 * compared rather than dates, which a checkout changes.
 */
const difference = () => {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(join(root, "node_modules/.package-lock.json"));
  if (wanted === null) return null;
  if (installed === null) return "node_modules is missing";
  for (const [path, { version, link, optional, devOptional, peer }] of Object.entries(wanted)) {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) continue;
    const found = installed[path];
    if (found === undefined && !optional && !devOptional && !peer) return `${path} is missing`;
    if (found !== undefined && !link && found.version !== version) return `${path} is ${found.version}, not ${version}`;
  }
  return existsSync(join(root, "node_modules/.bin/node")) ? null : "Node 24 is missing from node_modules";
};

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(`Fairmile needs Node 20 or newer to install itself; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const reason = difference();
if (reason !== null) {
  console.error(`Installing packages (${reason}) …`);
  const npm = process.env.npm_execpath;
  const quiet = ["ci", "--loglevel=error"];
  const [command, args] = npm ? [process.execPath, [npm, ...quiet]] : ["npm", quiet];
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) {
    console.error("npm ci failed: see above. Fairmile cannot start without its packages.");
    process.exit(result.status ?? 1);
  }
}
