import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect } from "../client/connect.ts";
import { keepEmbedded } from "./keep-embedded.ts";
import { prepareImage } from "./prepare-image.ts";
import { liveOwner } from "./process-lock.ts";
import { startEmbedded } from "./start-embedded.ts";

// Each of these starts an engine or two.
vi.setConfig({ testTimeout: 120_000 });

let dir = "";
let migrationsFolder = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
  migrationsFolder = join(dir, "drizzle");
  await mkdir(migrationsFolder);
  await writeFile(join(migrationsFolder, "0000_first.sql"), "create table first (id int);");
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test("two who need an image at once get the same one, made once", async () => {
  const cacheDir = join(dir, "cache");
  const [one, two] = await Promise.all([
    prepareImage({ migrationsFolder, cacheDir }),
    prepareImage({ migrationsFolder, cacheDir }),
  ]);
  expect(one).toBe(two);
  const made = (await stat(one)).birthtimeMs;
  expect(await prepareImage({ migrationsFolder, cacheDir })).toBe(one);
  expect((await stat(one)).birthtimeMs).toBe(made);
});

test("an existing database keeps its rows, gets the newer migrations, and is refused to a second process", async () => {
  const options = { dataDir: join(dir, "data"), migrationsFolder, cacheDir: join(dir, "cache"), shortLived: true };
  const first = await startEmbedded(options);
  expect((await stat(dirname(first.socketPath))).mode & 0o777).toBe(0o700);
  const before = connect({ url: first.url });
  await before.sql`insert into first values (7)`;
  await before.close();
  await expect(startEmbedded({ ...options, socketPath: join(dir, "other", "db.sock") })).rejects.toThrow(
    /is in use by process \d+/,
  );
  await first.stop();
  expect(await first.ended).toBe(true);

  await writeFile(join(migrationsFolder, "0001_second.sql"), "create table second (id int);");
  const second = await startEmbedded(options);
  const after = connect({ url: second.url });
  expect(await after.sql`select id, (select count(*) from second) as n from first`).toEqual([{ id: 7, n: 0 }]);
  await after.close();
  await second.kill9();
  expect(await second.ended).toBe(false);
});

test("a path too long for a socket is no obstacle, a directory that others may enter is", async () => {
  const dataDir = join(dir, "x".repeat(90), "data");
  const embedded = await startEmbedded({ dataDir, migrationsFolder, cacheDir: join(dir, "cache"), shortLived: true });
  const database = connect({ url: embedded.url });
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await database.close();
  await embedded.stop();
  const shared = join(dir, "shared");
  await mkdir(shared);
  await chmod(shared, 0o755);
  const starting = startEmbedded({ dataDir, socketPath: join(shared, "db.sock"), migrationsFolder, shortLived: true });
  await expect(starting).rejects.toThrow(/Others may enter .*shared/);
});

test("a kept database comes back under the same address, and ends when told", async () => {
  const onRestart = vi.fn();
  const kept = await keepEmbedded({
    dataDir: join(dir, "kept"),
    migrationsFolder,
    cacheDir: join(dir, "cache"),
    shortLived: true,
    onRestart,
  });
  const database = connect({ url: kept.url });
  await database.sql`insert into first values (8)`;
  const killed = kept.pid();
  process.kill(killed, "SIGKILL");
  await expect
    .poll(() => database.sql`select id from first`.catch(() => "away"), { timeout: 60_000 })
    .toEqual([{ id: 8 }]);
  expect(kept.pid()).not.toBe(killed);
  expect(onRestart).toHaveBeenCalledOnce();
  await database.close();
  await kept.stop();
  expect(await liveOwner(join(dir, "kept.lock"))).toBeUndefined();
});

test("a migration that fails says so instead of starting", async () => {
  const broken = join(dir, "broken");
  await mkdir(broken);
  await writeFile(join(broken, "0000_wrong.sql"), "create tabel wrong (id int);");
  const starting = startEmbedded({
    dataDir: join(dir, "broken-data"),
    migrationsFolder: broken,
    cacheDir: join(dir, "cache"),
  });
  await expect(starting).rejects.toThrow(/Statement 1 of 0000_wrong.sql failed: syntax error/);
});

test("the database ends with the process that started it, however that dies", async () => {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, "start-embedded.ts"))});
    const options = ${JSON.stringify({ dataDir: join(dir, "orphan"), migrationsFolder, cacheDir: join(dir, "cache"), shortLived: true })};
    console.log((await startEmbedded(options)).pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = await once(parent.stdout, "data");
  const pid = Number(String(output));
  expect(await liveOwner(join(dir, "orphan.lock"))).toBe(pid);
  parent.kill("SIGKILL");
  await expect.poll(() => liveOwner(join(dir, "orphan.lock")), { timeout: 30_000 }).toBeUndefined();
});
