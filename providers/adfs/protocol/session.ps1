# Runs calls of a few ADFS cmdlets: one JSON request a line on standard input, one JSON answer between markers on
# standard output, both UTF-8. A request is data from end to end: no part of it is ever parsed as PowerShell.
param($Reader)
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
$ProgressPreference = 'SilentlyContinue'
$utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
$stdout = [Console]::OpenStandardOutput()
if ($null -eq $Reader) { $Reader = New-Object -TypeName System.IO.StreamReader -ArgumentList ([Console]::OpenStandardInput()), $utf8 }

$trust = 'Name', 'EncryptClaims', 'EncryptionCertificate', 'WSFedEndpoint', 'AdditionalWSFedEndpoint', 'ClaimAccepted', 'SamlEndpoint', 'RequestSigningCertificate', 'EncryptedNameIdRequired', 'SignedSamlRequestsRequired', 'Notes', 'SignatureAlgorithm', 'SigningCertificateRevocationCheck', 'EncryptionCertificateRevocationCheck', 'TokenLifetime', 'NotBeforeSkew', 'AlwaysRequireAuthentication', 'RequestMFAFromClaimsProviders', 'AllowedAuthenticationClassReferences', 'ProtocolProfile', 'ClaimsProviderName', 'EnableJWT', 'SamlResponseSignature', 'ImpersonationAuthorizationRules', 'IssuanceTransformRules', 'IssuanceAuthorizationRules', 'DelegationAuthorizationRules', 'AdditionalAuthenticationRules', 'AccessControlPolicyName', 'AccessControlPolicyParameters', 'Identifier'
$allowed = @{
  'Add-AdfsRelyingPartyTrust' = $trust + 'Enabled'
  'Set-AdfsRelyingPartyTrust' = $trust + 'TargetIdentifier' + 'MetadataUrl' + 'MonitoringEnabled' + 'AutoUpdateEnabled'
  'Get-AdfsRelyingPartyTrust' = @('Identifier')
  'Enable-AdfsRelyingPartyTrust' = @('TargetIdentifier')
  'Disable-AdfsRelyingPartyTrust' = @('TargetIdentifier')
  'Remove-AdfsRelyingPartyTrust' = @('TargetIdentifier')
  'New-AdfsSamlEndpoint' = 'Binding', 'Protocol', 'Uri', 'Index', 'IsDefault', 'ResponseUri'
  'Get-AdfsClaimDescription' = @('ClaimType')
  'Get-AdfsProperties' = @()
  'Get-AdfsCertificate' = @('CertificateType')
}
$returned = @{
  'Get-AdfsRelyingPartyTrust' = $trust + 'Enabled' + 'ClaimsAccepted' + 'SamlEndpoints' + 'MetadataUrl' + 'MonitoringEnabled' + 'AutoUpdateEnabled' + 'ObjectIdentifier'
  'Get-AdfsProperties' = 'HostName', 'HttpsPort', 'Identifier', 'FederationPassiveAddress'
  'Get-AdfsCertificate' = 'Certificate', 'IsPrimary', 'Thumbprint'
}

function ConvertTo-ParameterTable {
  param($Cmdlet, $Values)
  if (-not $allowed.ContainsKey($Cmdlet)) { throw ('The cmdlet {0} is not allowed here.' -f $Cmdlet) }
  $table = @{}
  foreach ($entry in $Values.PSObject.Properties) {
    if ($allowed[$Cmdlet] -notcontains $entry.Name) { throw ('The parameter {0} of {1} is not allowed here.' -f $entry.Name, $Cmdlet) }
    $table[$entry.Name] = ConvertTo-Argument -Value $entry.Value
  }
  return $table
}

function ConvertTo-Argument {
  param($Value)
  if ($Value -is [System.Collections.IList]) {
    $items = New-Object -TypeName System.Collections.ArrayList
    foreach ($item in $Value) { [void]$items.Add((ConvertTo-Argument -Value $item)) }
    return , $items.ToArray()
  }
  if ($Value -isnot [System.Management.Automation.PSCustomObject]) { return $Value }
  if ($Value.tag -eq 'certificate') { return New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (, [Convert]::FromBase64String($Value.value)) }
  if ($Value.tag -eq 'claim') { return Get-AdfsClaimDescription -ClaimType $Value.value }
  $table = @{}
  if ($Value.tag -eq 'samlEndpoint') {
    $table = ConvertTo-ParameterTable -Cmdlet 'New-AdfsSamlEndpoint' -Values $Value.value
    return New-AdfsSamlEndpoint @table
  }
  if ($Value.tag -ne 'table') { throw ('A value with the tag {0} is not allowed here.' -f $Value.tag) }
  foreach ($entry in $Value.value.PSObject.Properties) { $table[$entry.Name] = ConvertTo-Argument -Value $entry.Value }
  return $table
}

function ConvertTo-Data {
  param($Value)
  if ($Value -is [System.Security.Cryptography.X509Certificates.X509Certificate2]) { return [Convert]::ToBase64String($Value.RawData) }
  if ($Value -is [System.Uri]) { return $Value.OriginalString }
  if ($Value -is [System.Collections.IList]) { return , @($Value | ForEach-Object { ConvertTo-Data -Value $_ }) }
  return $Value
}

while ($null -ne ($line = $Reader.ReadLine())) {
  if (-not $line.StartsWith('{')) { continue }
  $request = ConvertFrom-Json -InputObject $line
  $answer = @{ results = New-Object -TypeName System.Collections.ArrayList; error = $null }
  try {
    foreach ($call in $request.calls) {
      $cmdlet = $call.cmdlet
      $parameters = ConvertTo-ParameterTable -Cmdlet $cmdlet -Values $call.parameters
      $objects = New-Object -TypeName System.Collections.ArrayList
      foreach ($found in @(& $cmdlet @parameters)) {
        $data = @{}
        foreach ($name in $returned[$cmdlet]) { $data[$name] = ConvertTo-Data -Value $found.$name }
        if ($returned.ContainsKey($cmdlet)) { [void]$objects.Add($data) }
      }
      [void]$answer.results.Add($objects)
    }
  } catch {
    $answer.error = @{ message = $_.Exception.Message; id = $_.FullyQualifiedErrorId }
  }
  $json = ConvertTo-Json -InputObject $answer -Depth 8 -Compress
  $text = [string]::Join([Environment]::NewLine, @('', ('ADFS-BEGIN ' + $request.id), $json, ('ADFS-END ' + $request.id), ''))
  $bytes = $utf8.GetBytes($text)
  $stdout.Write($bytes, 0, $bytes.Length)
  $stdout.Flush()
}
