import { crc32 } from "node:zlib";

/** A member of a zip file; a folder's name ends with a slash, a link's text is its target. */
export interface ZipMember {
  readonly name: string;
  readonly text: string;
  /** Unix file type and permissions, such as 0o100644. */
  readonly mode: number;
}

const madeOnUnix = 0x0314;

function sizesOf({ name, text }: ZipMember): Buffer {
  const sizes = Buffer.alloc(16);
  const content = Buffer.from(text, "latin1");
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(content.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  sizes.writeUInt16LE(Buffer.byteLength(name), 12);
  return sizes;
}

function localRecord(member: ZipMember): Buffer {
  const head = Buffer.alloc(14);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  const content = Buffer.from(member.text, "latin1");
  return Buffer.concat([head, sizesOf(member), Buffer.from(member.name), content]);
}

function centralRecord(member: ZipMember, offset: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(madeOnUnix, 4);
  head.writeUInt16LE(20, 6);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(member.mode * 2 ** 16, 6);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, sizesOf(member), tail, Buffer.from(member.name)]);
}

/** A zip file with uncompressed members and whatever names they have, also unsafe ones. */
export function storedZip(members: readonly ZipMember[]): Buffer {
  const local = members.map(localRecord);
  let offset = 0;
  const central = members.map((member, index) => {
    const record = centralRecord(member, offset);
    offset += local[index]?.length ?? 0;
    return record;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}
