import { connect } from "../client/connect.ts";
import { migrate } from "../migrate/migrate.ts";
import { MIGRATIONS_FOLDER } from "../migrate/migration-files.ts";
import type { Postgres } from "./start-postgres.ts";

/** The name of the migrated database that test databases are copies of. */
export const TEMPLATE = "fairmile_template";

/** Creates the template in a new cluster: an empty database with every migration applied. */
export const createTemplate = async (postgres: Postgres, migrationsFolder = MIGRATIONS_FOLDER): Promise<void> => {
  const admin = connect({ url: postgres.url(), max: 1 });
  try {
    await admin.sql.unsafe(`create database ${TEMPLATE}`);
  } finally {
    await admin.close();
  }
  const template = connect({ url: postgres.url(TEMPLATE), max: 1 });
  try {
    await migrate(template, { folder: migrationsFolder, appliedAtMs: 0 });
  } finally {
    await template.close();
  }
};

/** Copies the template under a name not used before, through a superuser's address of the cluster. Answers the copy's address. */
export const copyTemplate = async (adminUrl: string, name: string): Promise<string> => {
  const admin = connect({ url: adminUrl, max: 1 });
  try {
    await admin.sql.unsafe(`create database ${name} template ${TEMPLATE}`);
  } finally {
    await admin.close();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** Drops a database made by `copyTemplate`, connections or not. */
export const dropCopy = async (adminUrl: string, name: string): Promise<void> => {
  const admin = connect({ url: adminUrl, max: 1 });
  try {
    await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.close();
  }
};
