import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./check.ts";
import { missingPrograms } from "./machine.ts";
import { run, showDuration } from "./run.ts";
import { add, NONE, playwrightTotals, readTotals, vitestTotals, type Totals } from "./totals.ts";
import { ROOT } from "./tree.ts";

interface Phase {
  readonly name: string;
  readonly go: (reportPath: string) => Promise<Ended>;
}

interface Ended {
  readonly code: number;
  readonly totals: Totals | null;
  /** What was not shown while it ran. */
  readonly held?: string;
}

const bin = (program: string): string => join(ROOT, "node_modules/.bin", program);

const vitest = (project: string): Phase => ({
  name: project,
  go: async (reportPath) => {
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${reportPath}`];
    // Our tests kill processes, not the machine: what PostgreSQL has written is safe without waiting for the disk.
    const env = { FAIRMILE_TEST_FSYNC: "off" };
    const { code } = await run(bin("vitest"), ["run", "--project", project, ...reporters], {
      cwd: ROOT,
      echo: true,
      env,
    });
    return { code, totals: readTotals(reportPath, vitestTotals) };
  },
});

const checks: Phase = {
  name: "check",
  go: async () => ({ code: (await check()) === 0 ? 0 : 1, totals: NONE }),
};

const build: Phase = {
  name: "build",
  go: async () => {
    const { code, output } = await run(bin("turbo"), ["run", "build", "--output-logs=errors-only"], { cwd: ROOT });
    if (code !== 0) console.log(output);
    return { code, totals: NONE };
  },
};

const browser: Phase = {
  name: "browser",
  go: async (reportPath) => {
    const args = ["run", "--silent", "e2e", "-w", "@fairmile/web", "--", "--reporter=line,json"];
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath };
    const { code, output } = await run("npm", args, { cwd: ROOT, env });
    return { code, totals: readTotals(reportPath, playwrightTotals), held: output };
  },
};

const hasScript = (workspace: string, script: string): boolean => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, workspace, "package.json"), "utf8"));
  const scripts = (manifest as { readonly scripts?: Readonly<Record<string, string>> }).scripts;
  return scripts?.[script] !== undefined;
};

/**
 * `npm test`: the gates, the unit tests, real PostgreSQL and a real browser, all of them even where one is red. The last
 * two run beside each other: one waits for processes to be killed and come back, the other for pages and rounds. The last line is `N passed, N failed`, the sums of the tools' own reports; a phase that fell over without
 * naming a failed test counts as one failure. Arguments name the phases to run.
 */
const main = async (asked: readonly string[]): Promise<number> => {
  const missing = missingPrograms();
  if (missing.length > 0) {
    console.error(
      `npm test needs programs that npm cannot install:\n${missing.map((line) => `  - ${line}`).join("\n")}`,
    );
    return 1;
  }
  const groups = [
    [checks],
    [vitest("unit")],
    [build],
    [vitest("postgres"), ...(hasScript("apps/web", "e2e") ? [browser] : [])],
  ];
  const phases = groups.flat();
  const unknown = asked.filter((name) => !phases.some((phase) => phase.name === name));
  if (unknown.length > 0) {
    console.error(`no such phase: ${unknown.join(", ")}. There are ${phases.map((p) => p.name).join(", ")}.`);
    return 1;
  }

  const reports = mkdtempSync(join(tmpdir(), "fairmile-test-"));
  const startedAt = performance.now();
  const summary: string[] = [];
  let sum = NONE;
  const goThrough = async (phase: Phase): Promise<void> => {
    console.log(`\n── ${phase.name}`);
    const phaseStartedAt = performance.now();
    const { code, totals, held } = await phase.go(join(reports, `${phase.name}.json`));
    if (held !== undefined) console.log(`\n── ${phase.name}, as it went\n${held}`);
    const known = totals ?? NONE;
    const fellOver = known.failed === 0 && (code !== 0 || totals === null);
    sum = add(sum, fellOver ? { ...known, failed: 1 } : known);
    const took = showDuration(performance.now() - phaseStartedAt).padStart(12);
    const tests = known === NONE ? "" : `${known.passed} passed, ${known.failed} failed, ${known.skipped} skipped`;
    summary.push(`${fellOver || known.failed > 0 ? "RED " : "ok  "} ${phase.name.padEnd(10)} ${took}  ${tests}`);
  };
  for (const group of groups) {
    await Promise.all(group.filter(({ name }) => asked.length === 0 || asked.includes(name)).map(goThrough));
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${summary.join("\n")}\n     all        ${showDuration(performance.now() - startedAt).padStart(12)}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
};

process.exitCode = await main(process.argv.slice(2));
