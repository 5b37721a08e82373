#!/bin/bash
# SPDX-License-Identifier: MPL-2.0
# Makes what is missing of a certificate authority and one certificate for each node, in the folder given:
#
#   authority/   the authority's key: kept, and given to nobody
#   ca/          the authority's certificate: nodes and clients trust it
#   node-N/      certificate and key of one node, readable by the account that EventStoreDB runs as
#
# To renew a node's certificate, remove its folder's files and run this again, then restart the node.
set -euo pipefail
: "${EVENTSTORE_ADMIN_PASSWORD:?is not set: see .env.example}" "${EVENTSTORE_OPS_PASSWORD:?is not set: see .env.example}"
folder=${1:?the folder}
owner=1000
umask 077
cd "$folder/authority"

if [ ! -s ca/ca.key ]; then es-gencert-cli create-ca -out ./ca; fi
cp --force ca/ca.crt "$folder/ca/ca.crt"
chmod 444 "$folder/ca/ca.crt"

for node in 1 2 3; do
  if [ -s "$folder/node-$node/node.key" ]; then continue; fi
  rm -rf made
  es-gencert-cli create-node -ca-certificate ./ca/ca.crt -ca-key ./ca/ca.key -out ./made \
    -ip-addresses 127.0.0.1 -dns-names "localhost,eventstore-$node"
  cp made/node.crt made/node.key "$folder/node-$node/"
  chown "$owner" "$folder/node-$node/node.crt" "$folder/node-$node/node.key"
  echo "made the certificate of eventstore-$node"
done
rm -rf made
