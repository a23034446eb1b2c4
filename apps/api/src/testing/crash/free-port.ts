import { once } from "node:events";
import { createServer } from "node:net";

/** A loopback port nobody listens on now; a process started on it keeps it through all its restarts. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
};
