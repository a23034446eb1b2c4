export { connect, type Database, type DatabaseAddress, type Db, type Queryable } from "./client/connect.ts";
export { isConnectionLost, sqlState, violates } from "./client/sql-state.ts";
export { transaction, type Transaction, type TransactionOptions } from "./client/transaction.ts";
export * from "./schema/index.ts";
export * as schema from "./schema/index.ts";
