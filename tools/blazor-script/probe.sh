#!/bin/sh
# Writes .tokenholic/feed.props: does this machine's package feed have the official Blazor script? Asked once per checkout.
# Any other failure (no network, say) is not remembered: the build's own restore then shows the real error.
cd "$(dirname "$0")/../.." || exit 0
[ -e .tokenholic/feed.props ] && exit 0
mkdir -p .tokenholic
said=$(dotnet restore tools/blazor-script/probe.proj --nologo -nodeReuse:false 2>&1)
case $? in
  0) fallback=false ;;
  *) case $said in *NU110[12]*Internal.Assets*) fallback=true ;; *) exit 0 ;; esac ;;
esac
temporary=$(mktemp .tokenholic/feed.XXXXXX)
cat > "$temporary" <<PROPS
<Project>
  <PropertyGroup>
    <UseBlazorScriptFallback>$fallback</UseBlazorScriptFallback>
  </PropertyGroup>
</Project>
PROPS
mv "$temporary" .tokenholic/feed.props
