// The static server of the tests: examples/serve, the program that `make serve` runs.
// Stopping it is how these tests are offline: emulation does not cut a worker's own requests.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { ROOT } from "./paths.mjs";

export class Server {
  #child = null;
  /** Every answer since the last `forget()`, as "GET /path 200". */
  log = [];
  port = 0;

  /** Serves a folder, on the port it had before or on any free one. */
  async start(folder) {
    const child = spawn(`${ROOT}/target/debug/examples/serve`, [folder, String(this.port), "--log"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([
      once(lines, "line").then(([line]) => line),
      once(child, "exit").then(() => Promise.reject(new Error(`serve did not start for ${folder}`))),
    ]);
    lines.on("line", (line) => this.log.push(line));
    this.port = Number(new URL(first).port);
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  get running() {
    return this.#child !== null;
  }

  async stop() {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }

  /** Another build at the same address. */
  async change(folder) {
    await this.stop();
    await this.start(folder);
  }

  forget() {
    this.log = [];
  }

  /** The paths of the answers that were files of the site. */
  served() {
    return this.log.filter((line) => line.endsWith(" 200")).map((line) => line.split(" ")[1]);
  }
}
