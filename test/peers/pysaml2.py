"""Judges a SAML response as a service provider by pysaml2: reads JSON from standard input, prints JSON."""

import json
import sys

from saml2 import BINDING_HTTP_POST
from saml2.client import Saml2Client
from saml2.config import SPConfig

given = json.load(sys.stdin)
config = SPConfig()
config.load(
    {
        "entityid": given["entityId"],
        "metadata": {"inline": [given["idpMetadata"]]},
        "service": {
            "sp": {
                "endpoints": {"assertion_consumer_service": [[url, BINDING_HTTP_POST] for url in given["acs"]]},
                "want_assertions_signed": True,
                "want_response_signed": False,
                "allow_unsolicited": False,
            }
        },
        "key_file": given["keyFile"],
        "cert_file": given["certificateFile"],
        "allow_unknown_attributes": True,
        "xmlsec_binary": "/usr/bin/xmlsec1",
    }
)
client = Saml2Client(config=config)
try:
    response = client.parse_authn_request_response(
        given["response"], BINDING_HTTP_POST, outstanding={given["requestId"]: "/"}
    )
    print(json.dumps({"nameId": response.name_id.text, "attributes": response.ava}))
except Exception as error:  # whatever it does not like is the verdict
    print(json.dumps({"refused": f"{type(error).__name__}: {error}"}))
