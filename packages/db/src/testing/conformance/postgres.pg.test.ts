import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../../client/connect.ts";
import { startPostgres } from "../start-postgres.ts";
import { createTemplate, TEMPLATE } from "../template-database.ts";
import { conformance } from "./conformance.ts";

// A cluster of its own: it is going to be killed, and the other suites use the run's.
conformance("PostgreSQL", async () => {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-pg-crash-"));
  const postgres = await startPostgres({ dir });
  await createTemplate(postgres);
  return {
    connect: (max = 10) => connect({ url: postgres.url(TEMPLATE), max }),
    crash: async () => {
      await postgres.kill9();
      await postgres.start();
    },
    stop: async () => {
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
});
