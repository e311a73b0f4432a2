#!/usr/bin/env node
import { runCommandLine } from "./cli/command-line.ts";

// The entry of the command `thalweg`.

process.exitCode = await runCommandLine(process.argv.slice(2));
