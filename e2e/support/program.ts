import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve as absolute } from "node:path";
import { fileURLToPath } from "node:url";

/** The program under test: `cargo xtask test` names it as PROGRAM. */
const PROGRAM = absolute(
  process.env.PROGRAM ?? fileURLToPath(new URL("../../target/debug/folkmoot", import.meta.url)),
);

/** A process of folkmoot with a folder of its own, for journeys that leave a town changed. */
export class Folkmoot {
  private constructor(
    readonly address: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** The made-up town, founded anew on a free port. */
  static demo(): Promise<Folkmoot> {
    return Folkmoot.start((data) => ["demo", "--port", "0", "--data", data], {}, "stdout");
  }

  /**
   * A service as in real use, whose mail goes to this port; `prepare` gets the folder of its data, `more` are
   * settings besides.
   */
  static serve(
    mailPort: number,
    prepare: (data: string) => void,
    more: Record<string, string> = {},
  ): Promise<Folkmoot> {
    const settings = {
      FOLKMOOT_LISTEN: "127.0.0.1:0",
      FOLKMOOT_MAIL_HOST: "127.0.0.1",
      FOLKMOOT_MAIL_PORT: String(mailPort),
      FOLKMOOT_MAIL_ENCRYPTION: "none",
      FOLKMOOT_MAIL_FROM: "folkmoot@example.org",
      ...more,
    };
    return Folkmoot.start((data) => ["serve", "--data", data], settings, "stderr", prepare);
  }

  /** Runs a command of the program to its end. */
  static run(...args: string[]): void {
    const { status, stderr } = spawnSync(PROGRAM, args, { encoding: "utf8" });
    if (status !== 0) {
      throw new Error(`folkmoot ${args.join(" ")}: ${stderr}`);
    }
  }

  /** Ends it and removes its folder. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private static async start(
    args: (data: string) => string[],
    settings: Record<string, string>,
    says: "stdout" | "stderr",
    prepare: (data: string) => void = () => {},
  ): Promise<Folkmoot> {
    const folder = mkdtempSync(join(tmpdir(), "folkmoot-journey-"));
    const data = join(folder, "data");
    prepare(data);
    const child = spawn(PROGRAM, args(data), { cwd: folder, env: { ...process.env, ...settings } });
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      const listen = (chunk: Buffer) => {
        said += chunk.toString();
        const found = /Folkmoot is at .*?(http:\/\/127\.0\.0\.1:\d+)/.exec(said);
        if (found) {
          resolve(found[1]);
        }
      };
      child[says]?.on("data", listen);
      // Read on to the end, so that the program never waits for a full pipe.
      child[says === "stdout" ? "stderr" : "stdout"]?.on("data", () => {});
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`folkmoot ended with ${code}: ${said}`)));
    });
    return new Folkmoot(address, folder, child);
  }
}
