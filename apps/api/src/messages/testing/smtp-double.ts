import { createServer, type Socket } from "node:net";

export interface SmtpDouble {
  readonly url: string;
  /** Letters as they came, headers included. */
  readonly letters: readonly { readonly from: string; readonly to: string; readonly text: string }[];
  /** The next letters are refused for now. */
  readonly refuse: (isRefusing: boolean) => void;
  readonly close: () => Promise<void>;
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? "";

/** A mail server on this machine: as much of RFC 5321 as a client needs to hand a letter over. */
export const openSmtpDouble = async (): Promise<SmtpDouble> => {
  const letters: { from: string; to: string; text: string }[] = [];
  let isRefusing = false;
  const serve = (socket: Socket): void => {
    let [from, to, text, isData, rest] = ["", "", "", false, ""];
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (isData) {
        if (line !== ".") {
          text += `${line}\n`;
          return;
        }
        isData = false;
        letters.push({ from, to, text });
        text = "";
        say("250 taken");
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "MAIL") from = addressIn(line);
      if (verb === "RCPT") to = addressIn(line);
      if (verb === "DATA") {
        isData = true;
        say("354 go on");
      } else if (verb === "RCPT" && isRefusing) say("451 try later");
      else say(verb === "QUIT" ? "221 bye" : "250 ok");
    };
    say("220 double");
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (refusing) => {
      isRefusing = refusing;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
