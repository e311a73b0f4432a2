import { measureDescent } from "./descent.bench.ts";
import { measureNetwork } from "./network.bench.ts";

// Speeds as ratios within one run: `npm run bench`. Nothing here can fail for being slow.

await measureDescent();
measureNetwork();
