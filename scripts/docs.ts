import { writeFileSync } from 'node:fs';
import { generatedDocs } from '@/scripts/docs/generated-docs';

// npm run docs: writes again what is drawn from the code. A test fails while a committed file differs.
for (const { file, text } of generatedDocs()) {
  writeFileSync(file, text);
  console.log(`${file} written.`);
}
