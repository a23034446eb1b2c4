import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../../client/connect.ts";
import { startEmbedded } from "../../embedded/start-embedded.ts";
import { conformance } from "./conformance.ts";

conformance("the embedded database", async () => {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
  const start = () => startEmbedded({ dataDir: join(dir, "data"), shortLived: true });
  let embedded = await start();
  return {
    connect: (max = 10) => connect({ url: embedded.url, max }),
    crash: async () => {
      await embedded.kill9();
      embedded = await start();
    },
    stop: async () => {
      await embedded.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
});
