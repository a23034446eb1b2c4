import { scaledClock } from "../platform/clock.ts";
import { startApi } from "../run/start-api.ts";
import { buildWeb, startWeb, type WebProcess } from "../run/web-process.ts";
import { configFromEnv } from "./config-from-env.ts";

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const run = async (): Promise<void> => {
  const config = configFromEnv(process.env);
  const api = await startApi({ config, clock: scaledClock(() => Date.now(), 1) });
  say(`API on http://${config.host}:${api.port}`);
  let web: WebProcess | null = null;
  if (process.env["FAIRMILE_WEB"] !== "off") {
    await buildWeb(say);
    const port = Number(process.env["PORT"] ?? 3000);
    web = startWeb({ port, host: config.host, apiUrl: `http://127.0.0.1:${api.port}`, logFile: null });
    say(`Web on http://${config.host}:${port}`);
  }
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await web?.stop();
    await api.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
};

try {
  await run();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
