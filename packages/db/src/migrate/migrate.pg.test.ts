import { postgresTestDatabase } from "../testing/test-database.ts";
import { migrateOutcomes } from "./migrate-outcomes.ts";

migrateOutcomes("PostgreSQL", () => postgresTestDatabase());
