// An OpenID provider for the tests: oidc-provider as it is, but that a browser says who it is by a cookie, and that
// POST /spoil/KIND makes its next tokens wrong in one way, and that POST /clients begins anew with these clients.
import http from 'node:http';
import { Provider } from 'oidc-provider';
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';

const people = JSON.parse(process.env.PEOPLE);
const spoilt = { kind: 'nothing' };
const pair = await generateKeyPair('RS256', { extractable: true });
const other = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(pair.privateKey)), kid: 'one', use: 'sig', alg: 'RS256' };

let provider;
const server = http.createServer((request, response) => {
  const address = new URL(request.url, 'http://localhost');
  if (address.pathname === '/clients') {
    let body = '';
    request.on('data', (part) => (body += part)).on('end', () => {
      begin(JSON.parse(body));
      response.writeHead(204).end();
    });
  } else if (address.pathname.startsWith('/spoil/')) {
    spoilt.kind = address.pathname.slice('/spoil/'.length);
    response.writeHead(204).end();
  } else if (address.pathname.startsWith('/interaction/')) {
    const accountId = /who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const result = accountId === undefined ? { error: 'access_denied' } : { login: { accountId } };
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false }).catch((e) => response.writeHead(500).end(String(e)));
  } else {
    provider.callback()(request, response);
  }
});
server.listen(0, '127.0.0.1', () => {
  begin([]);
  console.log(`ready ${server.address().port}`);
});

function begin(clients) {
  spoilt.kind = 'nothing';
  provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients,
    jwks: { keys: [key] },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...people[sub], sub }) }),
    async loadExistingGrant(ctx) {
      const { session, client } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile groups');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'token' && ctx.body?.id_token) ctx.body.id_token = await spoil(ctx.body.id_token);
    // Here, for the provider puts the right subject over whatever an account claims.
    if (ctx.oidc?.route === 'userinfo' && spoilt.kind === 'userinfo') ctx.body = { ...ctx.body, sub: 'somebody-else' };
  });
}

async function spoil(token) {
  const claims = decodeJwt(token);
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'RS256', kid: 'one', typ: 'JWT' };
  const sign = (more, secret = pair.privateKey) => new SignJWT({ ...claims, ...more }).setProtectedHeader(header).sign(secret);
  switch (spoilt.kind) {
    case 'audience': return sign({ aud: 'another-client' });
    case 'audiences': return sign({ aud: ['maru', 'another-client'], azp: 'another-client' });
    case 'issuer': return sign({ iss: 'http://127.0.0.1:1' });
    case 'expired': return sign({ iat: now - 400, exp: now - 120 });
    case 'skewed': return sign({ iat: now - 400, exp: now - 30 });
    case 'early': return sign({ nbf: now + 600 });
    case 'nonce': return sign({ nonce: 'another' });
    case 'no-nonce': return sign({ nonce: undefined });
    case 'key': return sign({}, other.privateKey);
    case 'none': return new UnsecuredJWT(claims).encode();
    case 'hmac': return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(process.env.SECRET.padEnd(32, '.')));
    case 'subject': return sign({ sub: '' });
    default: return token;
  }
}

// Gone with whoever started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
