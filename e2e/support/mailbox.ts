import { createServer, type Server, type Socket } from "node:net";

/** An SMTP server that takes every mail and keeps it. */
export class Mailbox {
  readonly mails: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(): Promise<Mailbox> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") {
      throw new Error("the mail server has no port");
    }
    const mailbox = new Mailbox(server, address.port);
    server.on("connection", (socket) => mailbox.talk(socket));
    return mailbox;
  }

  /** The first link in the next mail after `seen` mails. */
  async link(seen: number): Promise<string> {
    for (let waited = 0; waited < 20_000; waited += 100) {
      const mail = this.mails[seen];
      if (mail !== undefined) {
        // Long lines are folded with "=" at their end, and "=" itself is written "=3D".
        const text = mail.replace(/=\r\n/g, "").replace(/=3D/g, "=");
        const link = /http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\/[^\s"<]+/.exec(text);
        if (link) {
          return link[0];
        }
        throw new Error(`a mail without a link: ${mail}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("no mail came");
  }

  close(): void {
    this.server.close();
  }

  private talk(socket: Socket): void {
    let said = "";
    let inMail = false;
    socket.write("220 journeys\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      said += chunk.toString();
      for (;;) {
        const end = said.indexOf(inMail ? "\r\n.\r\n" : "\r\n");
        if (end < 0) {
          return;
        }
        const part = said.slice(0, end);
        said = said.slice(end + (inMail ? 5 : 2));
        if (inMail) {
          this.mails.push(part);
          inMail = false;
          socket.write("250 kept\r\n");
        } else if (/^DATA/i.test(part)) {
          inMail = true;
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(part)) {
          socket.end("221 bye\r\n");
        } else {
          socket.write("250 ok\r\n");
        }
      }
    });
  }
}
