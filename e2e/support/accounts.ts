import { generateKeyPairSync, createHash, sign, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What somebody who comes back from the provider has to show for a token. */
interface Granted {
  challenge: string;
  nonce: string;
}

/**
 * A provider of accounts (OpenID Connect) on this machine, with one account: whoever comes is asked whether to
 * go on as `email`.
 */
export class Accounts {
  /** Whose account it is. */
  email = "kim@example.org";
  private readonly granted = new Map<string, Granted>();
  private readonly key: KeyObject;
  private readonly shown: object;

  private constructor(private readonly server: Server) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.key = privateKey;
    this.shown = { ...publicKey.export({ format: "jwk" }), kid: "k", alg: "ES256" };
  }

  static async open(): Promise<Accounts> {
    const server = createServer();
    const accounts = new Accounts(server);
    server.on("request", (request, response) => {
      accounts.answer(request).then(
        ([kind, text]) => response.writeHead(200, { "content-type": kind }).end(text),
        () => response.writeHead(400).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return accounts;
  }

  /** What it calls itself. */
  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage): Promise<[kind: string, text: string]> {
    const url = new URL(request.url ?? "/", this.issuer);
    const json = (value: unknown): [string, string] => ["application/json", JSON.stringify(value)];
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/sign-in`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/keys`,
        });
      case "/keys":
        return json({ keys: [this.shown] });
      case "/sign-in":
        return ["text/html", this.page(url.searchParams)];
      case "/token":
        return json({ access_token: "a", token_type: "Bearer", id_token: await this.token(request) });
      default:
        throw new Error(`nothing at ${url.pathname}`);
    }
  }

  private page(asked: URLSearchParams): string {
    const code = `code-${this.granted.size}`;
    this.granted.set(code, {
      challenge: asked.get("code_challenge") ?? "",
      nonce: asked.get("nonce") ?? "",
    });
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", asked.get("state") ?? "");
    const href = back.href.replaceAll("&", "&amp;");
    return `<!doctype html><html lang="en"><title>Accounts</title><a href="${href}">Go on as ${this.email}</a></html>`;
  }

  /** Who somebody is, signed, for a code that works once. */
  private async token(request: IncomingMessage): Promise<string> {
    let body = "";
    for await (const chunk of request) {
      body += String(chunk);
    }
    const form = new URLSearchParams(body);
    const code = form.get("code") ?? "";
    const granted = this.granted.get(code);
    this.granted.delete(code);
    const verifier = createHash("sha256").update(form.get("code_verifier") ?? "");
    if (verifier.digest("base64url") !== granted?.challenge) {
      throw new Error("not who began");
    }
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: this.issuer,
      aud: "folkmoot",
      sub: "1",
      iat: now,
      exp: now + 300,
      nonce: granted.nonce,
      email: this.email,
      email_verified: true,
    };
    const signed = `${part({ alg: "ES256", kid: "k" })}.${part(claims)}`;
    const signature = sign("sha256", Buffer.from(signed), { key: this.key, dsaEncoding: "ieee-p1363" });
    return `${signed}.${signature.toString("base64url")}`;
  }
}
