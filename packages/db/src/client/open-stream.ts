import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { DatabaseTarget } from "./database-target.ts";

/** PostgreSQL's SSLRequest: length 8, code 80877103. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const YES = "S".charCodeAt(0);

const whenConnected = (target: DatabaseTarget): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket =
      target.path === undefined
        ? connectPlain({ host: target.host, port: target.port, noDelay: true })
        : connectPlain(target.path);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });

const whenAnswered = (socket: Socket): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const closed = (): void => reject(new Error("The server closed the connection when asked for TLS."));
    socket.once("error", reject);
    socket.once("close", closed);
    socket.once("data", (bytes: Buffer) => {
      socket.off("error", reject).off("close", closed);
      resolve(bytes[0]);
    });
    socket.write(SSL_REQUEST);
  });

const upgraded = (socket: Socket, target: DatabaseTarget): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const secure = connectTls({
      socket,
      rejectUnauthorized: target.ssl === "verify-full",
      ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
    });
    secure.once("error", reject);
    secure.once("secureConnect", () => {
      secure.off("error", reject);
      resolve(secure);
    });
  });

/** Connects to the server, with TLS where the address asks for it. Rejects when the server refuses either. */
export const openStream = async (target: DatabaseTarget): Promise<Socket> => {
  const socket = await whenConnected(target);
  if (target.ssl === "disable" || target.path !== undefined) return socket;
  if ((await whenAnswered(socket)) === YES) return upgraded(socket, target);
  socket.destroy();
  throw new Error(
    `The database at ${target.host}:${target.port} does not speak TLS, and sslmode=${target.ssl} asks for it.`,
  );
};
