/** The physical limit of an API call: node's own HTTP server that reads a JSON body and answers some JSON, and nothing else. */
import { createServer } from 'node:http';

const answer = JSON.stringify({
  ModelName: 'x',
  ModelArn: 'arn:aws:sagemaker:us-east-1:123456789012:model/x',
  CreationTime: 1_767_225_600.123,
});

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    JSON.parse(Buffer.concat(pieces).toString('utf8'));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`listening on http://127.0.0.1:${address.port}`);
});
process.on('SIGTERM', () => process.exit(0));
