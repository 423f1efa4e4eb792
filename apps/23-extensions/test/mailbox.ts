import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** An SMTP server on the loopback that keeps what it receives. */
export interface Mailbox {
  readonly port: number;
  /**
   * The next mail.
   *
   * @throws Error if none comes within twenty seconds
   */
  receive(): Promise<ParsedMail>;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: Promise<ParsedMail>[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true, // no question to a name server
    onData(stream, _session, done) {
      mails.push(simpleParser(stream));
      stream.once("end", () => {
        done();
        server.emit("mail");
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    async receive() {
      if (mails.length === 0) {
        await once(server, "mail", {
          signal: AbortSignal.timeout(20_000),
        });
      }
      return mails.shift() as Promise<ParsedMail>;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
